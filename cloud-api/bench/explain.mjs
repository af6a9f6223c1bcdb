import { connected } from './lib/database.mjs';

/** Below so many rows a scan costs less than an index. */
const SMALL_TABLE = 1_000;
const SCANS = new Set(['ALL', 'index']);

/** Statements that differ in their values alone count once. */
const shapeOf = (sql) => sql.replace(/'(?:[^'\\]|\\.)*'/g, '?').replace(/\b\d+\b/g, '?').replace(/\?(?:, \?)+/g, '?');

/** Asks the database how it answers each statement; answers the scans of tables that are not small. */
export async function fullScans(url, statements) {
  const byShape = new Map(statements.filter((sql) => /^\s*SELECT/i.test(sql)).map((sql) => [shapeOf(sql), sql]));
  return connected(url, async (connection) => {
    const scans = [];
    for (const [shape, sql] of byShape) {
      const [plan] = await connection.query(`EXPLAIN ${sql}`);
      for (const { type, table, rows } of plan) {
        if (SCANS.has(type) && !table.startsWith('<') && rows >= SMALL_TABLE) scans.push({ table, rows, sql: shape.replace(/\s+/g, ' ') });
      }
    }
    return { checked: byShape.size, scans };
  });
}
