// Preloaded into the server: mysql2 reports every statement, with its parameters filled in, before it goes out.
const { appendFileSync } = require('node:fs');
const { tracingChannel } = require('node:diagnostics_channel');

tracingChannel('mysql2:query').subscribe({
  start({ query }) {
    appendFileSync(process.env.BENCH_SQL_LOG, `${JSON.stringify(query)}\n`);
  },
});
