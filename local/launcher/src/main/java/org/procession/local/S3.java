package org.procession.local;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** A server of S3's API that keeps what it is given in a folder. */
final class S3 implements JvmPart {
  private final Site site;

  S3(Site site) {
    this.site = site;
  }

  @Override
  public String name() {
    return "s3";
  }

  @Override
  public List<Port> ports() {
    return List.of(Port.S3);
  }

  @Override
  public String address() {
    return store().endpoint().toString();
  }

  /** How clients reach it. */
  ObjectStore store() {
    return new ObjectStore(
        site.ports().http(Port.S3), "procession", site.secrets().get("s3-secret-key"));
  }

  @Override
  public void prepare() throws IOException {
    Files.createDirectories(site.data(name()));
  }

  @Override
  public Jvm jvm() {
    return new Jvm(
            site,
            name(),
            site.checkout().classPath("s3"),
            "org.procession.local.s3.S3Server",
            "-Xmx128m")
        .with(site.data(name()), site.ports().of(Port.S3));
  }

  @Override
  public Command command() {
    var store = store();
    return JvmPart.super
        .command()
        .with(Map.of("ACCESS_KEY", store.accessKey(), "SECRET_KEY", store.secretKey()));
  }

  /** It refuses who does not say who they are, which is an answer too. */
  @Override
  public boolean isReady() {
    try {
      return Http.send("GET", site.ports().http(Port.S3).resolve("/"), null).status() == 403;
    } catch (IOException e) {
      return false;
    }
  }
}
