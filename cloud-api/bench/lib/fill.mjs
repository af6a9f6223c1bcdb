/** What a required column gets that nobody named. */
const NEUTRAL = { int: '0', datetime: "'2026-01-01'", longtext: "'[]'" };

/**
 * Inserts `SELECT … FROM from` into a table, on the server alone: a million rows in seconds. `values` maps columns to SQL
 * expressions; required columns that it leaves out get an empty value.
 */
export async function fill(connection, table, from, values) {
  const [columns] = await connection.query(
    `SELECT COLUMN_NAME AS name, DATA_TYPE AS type FROM information_schema.COLUMNS
      WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? AND IS_NULLABLE = 'NO'`,
    [table],
  );
  const neutral = Object.fromEntries(columns.map(({ name, type }) => [name, NEUTRAL[type] ?? "''"]));
  const all = { ...neutral, ...values };
  const names = Object.keys(all).map((name) => `\`${name}\``).join(', ');
  await connection.query(`INSERT INTO ${table} (${names}) SELECT ${Object.values(all).join(', ')} FROM ${from}`);
}
