package org.procession.domain.projects;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.procession.domain.crm.ClientId;
import org.procession.domain.identity.UserId;

/**
 * A project to be proposed.
 *
 * @param clientId for whom it is done, null for a project of the company's own
 * @param sponsor the user who answers for it and has to agree to it
 * @param members each user once
 */
public record NewProject(
    Plan plan, @Nullable ClientId clientId, UserId sponsor, List<ProjectMember> members) {

  private static final int MAX_MEMBERS = 200;

  public NewProject {
    members = List.copyOf(members);
    if (members.size() > MAX_MEMBERS) {
      throw new ProjectInvalid(
          "members", "A project has at most %d members.".formatted(MAX_MEMBERS));
    }
    var users = new HashSet<UserId>();
    for (var i = 0; i < members.size(); i++) {
      if (!users.add(members.get(i).user())) {
        throw new ProjectInvalid(
            "members[%d].user".formatted(i),
            "'%s' is a member already: name each user once.".formatted(members.get(i).user()));
      }
    }
  }
}
