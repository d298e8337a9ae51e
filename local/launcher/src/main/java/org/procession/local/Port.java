package org.procession.local;

import java.util.Locale;

/** Everything the house listens on, with its number when nothing is shifted. */
enum Port {
  POSTGRES(5442),
  ELASTICSEARCH(9200),
  ELASTICSEARCH_TRANSPORT(9300),
  OPENSEARCH(9201),
  OPENSEARCH_TRANSPORT(9301),
  ZEEBE_GRPC(26500),
  ZEEBE_COMMAND(26501),
  ZEEBE_INTERNAL(26502),
  ZEEBE_REST(8088),
  ZEEBE_MANAGEMENT(9600),
  ZEEBE_TAP(9710),
  TASKLIST(8089),
  TASKLIST_MANAGEMENT(9620),
  TASKLIST_CLUSTER(26503),
  OPERATE(8087),
  OPERATE_MANAGEMENT(9630),
  OPERATE_CLUSTER(26504),
  SMTP(3025),
  IMAP(3143),
  SMS(8091),
  CLAMAV(3310),
  S3(9000),
  API(8080),
  WORKERS(8081);

  final int number;

  Port(int number) {
    this.number = number;
  }

  /** The name in files and messages. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
