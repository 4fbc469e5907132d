import type { Day } from '../../core/day';
import type { Listed, ListedRow } from '../../core/listing/listed';
import type { Listing } from '../../core/listing/listing';

/** What a listing finds at a moment. */
export interface Found {
  readonly listed: Listed;
  /** The next day on which a question of its notes is due, or null. */
  readonly next: Day | null;
  readonly today: Day;
  /** What is to be said of it: a note that is not there, or could not be read. */
  readonly remarks: readonly string[];
}

/** All that a listing needs of the vault. */
export interface ListingServices {
  /** Never rejects. @param sourcePath vault path of the note in which the listing stands */
  find(listing: Listing, sourcePath: string): Promise<Found>;
  /** Tells when it may find something else. @returns stops it */
  listen(changed: () => void): () => void;
  /** Opens the note of a question there. */
  open(row: ListedRow): void;
  /** Drills exactly these questions. */
  drill(name: string, rows: readonly ListedRow[]): void;
}
