import { type EntitySubscriberInterface, EventSubscriber } from 'typeorm';
import { JournalLineRow, JournalRow } from './journal.entity';

function refuse(): never {
  throw new Error('the books are append-only: reverse a journal by a new one');
}

/** What TypeORM would change or remove of a journal is refused before it reaches the database. */
@EventSubscriber()
export class JournalGuard implements EntitySubscriberInterface<JournalRow> {
  listenTo = () => JournalRow;
  beforeUpdate = refuse;
  beforeRemove = refuse;
}

/** The same for its lines. */
@EventSubscriber()
export class LineGuard implements EntitySubscriberInterface<JournalLineRow> {
  listenTo = () => JournalLineRow;
  beforeUpdate = refuse;
  beforeRemove = refuse;
}
