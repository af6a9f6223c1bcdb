import { connected } from './lib/database.mjs';

/** Below so many rows a scan costs less than an index. */
const SMALL_TABLE = 1_000;
const SCANS = new Set(['ALL', 'index']);
const EXPLAINED = /^\s*(?:SELECT|UPDATE|DELETE|INSERT\s[^(]*\([^)]*\)\s*SELECT)\b/i;

/** Statements that differ in their values alone count once. */
const shapeOf = (sql) => sql.replace(/'(?:[^'\\]|\\.)*'/g, '?').replace(/\b\d+\b/g, '?').replace(/\?(?:, \?)+/g, '?').replace(/\s+/g, ' ').trim();

/**
 * Asks the database how it answers each statement; answers the scans of tables that are not small. `wholeByDesign` are patterns
 * of statements whose work is to read all of something.
 */
export async function fullScans(url, statements, wholeByDesign = []) {
  const byShape = new Map(statements.filter((sql) => EXPLAINED.test(sql)).map((sql) => [shapeOf(sql), sql]));
  return connected(url, async (connection) => {
    const plans = { checked: byShape.size, scans: [], byDesign: [] };
    for (const [shape, sql] of byShape) {
      const [steps] = await connection.query(`EXPLAIN ${sql}`);
      for (const { type, table, rows } of steps) {
        if (!SCANS.has(type) || !table || table.startsWith('<') || Number(rows) < SMALL_TABLE) continue;
        (wholeByDesign.some((pattern) => pattern.test(shape)) ? plans.byDesign : plans.scans).push({ table, rows: Number(rows), sql: shape });
      }
    }
    return plans;
  });
}
