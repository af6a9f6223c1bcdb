// node warm-main.cjs <main.js>: loads the service, and runs it at the first word of the parent.
const path = require('node:path');

const main = process.argv[2];
require(path.join(path.dirname(main), 'server.js'));
process.once('message', () => {
  process.disconnect();
  require(main);
});
