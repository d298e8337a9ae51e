package org.procession.workers.engine;

import java.util.Map;
import java.util.Set;

/**
 * What a process model says about its surroundings.
 *
 * @param startMessages the messages that start it
 * @param caughtMessages the messages that running instances take
 * @param userTasks the steps to which just one user task leads and nothing else, and that task
 */
public record ProcessModel(
    String id,
    String resource,
    Set<String> startMessages,
    Set<String> caughtMessages,
    Set<String> jobTypes,
    Set<String> forms,
    Set<String> decisions,
    Map<String, String> userTasks) {}
