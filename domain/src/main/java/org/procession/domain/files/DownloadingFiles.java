package org.procession.domain.files;

import org.procession.domain.files.storage.ObjectStore;
import org.procession.domain.files.storage.SignedRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Gives out addresses, good for some minutes, from which clean content can be fetched. */
@Service
public class DownloadingFiles {

  private final Files files;
  private final ObjectStore store;
  private final TransactionOperations transactions;

  DownloadingFiles(Files files, ObjectStore store, TransactionOperations transactions) {
    this.files = files;
    this.store = store;
    this.transactions = transactions;
  }

  private record Content(String key, String mediaType, String name) {}

  /**
   * @throws FileNotFound when the tenant has no such file
   * @throws FileVersionNotFound when it has no such version
   * @throws FileNotClean unless a scanner found the version clean
   */
  public SignedRequest link(FileId id, int number) {
    var content =
        transactions.execute(
            t -> {
              var file = files.require(id);
              var version = file.require(number);
              if (version.status() != FileStatus.CLEAN) {
                throw new FileNotClean(number, version.status());
              }
              return new Content(version.storageKey(), file.mediaType(), file.name());
            });
    return store.signDownload(content.key(), content.mediaType(), content.name());
  }
}
