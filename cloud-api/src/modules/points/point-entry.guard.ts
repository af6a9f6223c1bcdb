import { type EntitySubscriberInterface, EventSubscriber } from 'typeorm';
import { PointEntryRow } from './point-entry.entity';

/** The ledger only grows: what TypeORM would change or remove is refused before it reaches the database. */
@EventSubscriber()
export class PointEntryGuard implements EntitySubscriberInterface<PointEntryRow> {
  listenTo() {
    return PointEntryRow;
  }

  beforeUpdate(): void {
    throw new Error('point_entry is append-only: reverse an entry by a new one');
  }

  beforeRemove(): void {
    throw new Error('point_entry is append-only: reverse an entry by a new one');
  }
}
