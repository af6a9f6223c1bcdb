// The lower bound: exceljs streams the file and nothing is done with its rows.
const { stream } = require('exceljs');

const file = process.argv[2];

async function read() {
  const began = performance.now();
  let rows = 0;
  for await (const sheet of new stream.xlsx.WorkbookReader(file, { sharedStrings: 'cache', worksheets: 'emit' })) {
    for await (const row of sheet) if (row.values.length > 0) rows++;
  }
  process.stdout.write(`${JSON.stringify({ ms: performance.now() - began, rows })}\n`);
}

void read();
