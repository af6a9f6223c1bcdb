export * from './columns';
export { bulkInsert, bulkInsertNew, bulkUpdate } from './bulk-insert';
export * from './portable';
export { DatabaseModule } from './database.module';
export { Tx, UnitOfWork, isDuplicateKey, type SqlParam } from './unit-of-work';
