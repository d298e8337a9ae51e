package org.procession.local.camunda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.camunda.zeebe.exporter.api.Exporter;
import io.camunda.zeebe.exporter.api.context.Context;
import io.camunda.zeebe.exporter.api.context.Controller;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Lets tests follow what the engine does: keeps every record but the commands in memory and serves
 * them over HTTP. {@code GET /records?from=N&wait=MILLISECONDS} answers with the records from
 * number N on, one JSON object a line, as soon as there is one; the header {@code X-Next} has the
 * number to ask for next. Made for an engine that lives as long as a test run.
 */
public final class RecordTap implements Exporter {
  private final List<String> records = new ArrayList<>();
  private int port;
  private Controller controller;
  private HttpServer server;

  /** Reads the argument {@code port}. */
  @Override
  public void configure(Context context) {
    port = Integer.parseInt(context.getConfiguration().getArguments().get("port").toString());
    context.setFilter(new WhatHappened());
  }

  @Override
  public void open(Controller controller) {
    this.controller = controller;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/records", this::serve);
    server.start();
  }

  @Override
  public void close() {
    if (server != null) server.stop(0);
  }

  @Override
  public void export(Record<?> exported) {
    var json = exported.toJson();
    synchronized (records) {
      records.add(json);
      records.notifyAll();
    }
    controller.updateLastExportedRecordPosition(exported.getPosition());
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var query = query(exchange);
      int from = Integer.parseInt(query.getOrDefault("from", "0"));
      var news = await(from, Duration.ofMillis(Long.parseLong(query.getOrDefault("wait", "0"))));
      var body = String.join("\n", news).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("X-Next", String.valueOf(from + news.size()));
      exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, String> query(HttpExchange exchange) {
    var query = exchange.getRequestURI().getQuery();
    if (query == null) return Map.of();
    return Arrays.stream(query.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  private List<String> await(int from, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    synchronized (records) {
      while (records.size() <= from) {
        var left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        if (left <= 0) return List.of();
        records.wait(left);
      }
      return List.copyOf(records.subList(from, records.size()));
    }
  }

  private static final class WhatHappened implements Context.RecordFilter {
    @Override
    public boolean acceptType(RecordType type) {
      return type != RecordType.COMMAND;
    }

    @Override
    public boolean acceptValue(ValueType type) {
      return true;
    }
  }
}
