package org.procession.api.crm;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.procession.domain.identity.UserId;

/** Who shall own a record. */
@Schema(name = "NewOwner", description = "To whom a record is handed over.")
record NewOwnerJson(@NotNull @Schema(type = "string", example = "clerk") UserId owner) {}
