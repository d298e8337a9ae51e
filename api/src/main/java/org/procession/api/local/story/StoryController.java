package org.procession.api.local.story;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Has the story told, at the wish of whoever started the house: tasks that came into Tasklist
 * before their forms would never get these, and only the starter knows when the forms are there.
 */
@RestController
@Profile("local")
class StoryController {
  private final Story story;

  StoryController(Story story) {
    this.story = story;
  }

  /** Answers at once; the story is told meanwhile. */
  @PostMapping("/local/story")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void tell() {
    Thread.ofVirtual().name("story").start(story::tell);
  }

  /** Any of the demo users may wish it. */
  @Bean
  @Order(0)
  static SecurityFilterChain listeners(HttpSecurity http) {
    return http.securityMatcher("/local/**")
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .oauth2ResourceServer(server -> server.jwt(jwt -> {}))
        .build();
  }
}
