package org.procession.workers.relays;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.procession.domain.DomainConfiguration;
import org.procession.workers.House;
import org.procession.workers.RealParts;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The domain on real parts, without workers and relays but those that the test makes itself. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = DomainTest.Application.class,
    webEnvironment = WebEnvironment.NONE,
    properties = "management.endpoint.health.validate-group-membership=false")
@ContextConfiguration(initializers = RealParts.class)
@ActiveProfiles("local")
@interface DomainTest {

  @SpringBootConfiguration
  @EnableAutoConfiguration
  @Import({DomainConfiguration.class, House.class})
  class Application {}
}
