package org.procession.domain.projects;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.procession.domain.identity.UserId;

/** A user who takes part in a project. */
@Embeddable
public record ProjectMember(
    @Column(name = "user_id") UserId user, @Enumerated(EnumType.STRING) ProjectRole role) {}
