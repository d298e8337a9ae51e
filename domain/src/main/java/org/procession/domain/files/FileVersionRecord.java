package org.procession.domain.files;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one version of a file.
 *
 * @param number from 1
 * @param size in bytes
 * @param sha256 of the content, in hexadecimal digits
 * @param detectedType what its first bytes say it is, null before the content came
 * @param uploadedBy a user's id
 * @param uploadedAt when the content was there as declared
 * @param finding what the last scan found
 * @param signature what the scanner recognised
 * @param scanner which scanner and signatures said so
 * @param explanation what the policy says about the finding
 * @param reviewedBy the person who decided on a finding, a user's id
 * @param textLength characters of its text that can be searched; 0 when none could be read, null
 *     before it was tried
 */
public record FileVersionRecord(
    int number,
    long size,
    String sha256,
    FileStatus status,
    @Nullable String detectedType,
    Instant declaredAt,
    String uploadedBy,
    @Nullable Instant uploadedAt,
    @Nullable Finding finding,
    @Nullable String signature,
    @Nullable String scanner,
    @Nullable Instant scannedAt,
    @Nullable String explanation,
    @Nullable Review review,
    @Nullable String reviewReason,
    @Nullable String reviewedBy,
    @Nullable Instant reviewedAt,
    @Nullable Integer textLength) {}
