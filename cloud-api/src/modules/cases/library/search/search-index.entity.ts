import { Entity, Index, PrimaryColumn } from 'typeorm';
import { IdColumn, IntColumn, KeyColumn, TextColumn } from '../../../../database/columns';

/** Number of a case in the search index; numbers rise in the order of publication and are never used again. */
@Entity('library_doc')
@Index('uq_library_doc_no', ['docNo'], { unique: true })
export class LibraryDoc {
  @IdColumn() caseId: string;
  @IntColumn() docNo: number;
}

/** In which documents of a block a term stands: two characters a document, see posting-codec. */
@Entity('library_posting')
export class LibraryPosting {
  @KeyColumn(16) term: string;
  @PrimaryColumn({ type: 'int' }) block: number;
  @TextColumn(2048) docs: string;
}

/** One row: the next free number. Writers of the index take turns by it. */
@Entity('library_index_state')
export class LibraryIndexState {
  @KeyColumn(16) name: string;
  @IntColumn() nextDocNo: number;
}
