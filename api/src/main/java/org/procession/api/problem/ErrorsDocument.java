package org.procession.api.problem;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows what is said about each kind of problem, to which its type leads. */
@Hidden
@RestController
class ErrorsDocument {

  /** Where it is served, and where it stands among the documentation. */
  static final String PATH = "/docs/errors.md";

  private final Resource document = new ClassPathResource(PATH);

  @GetMapping(path = PATH, produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
  Resource read() {
    return document;
  }
}
