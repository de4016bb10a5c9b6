// Another process that logs: opens the file once, keeps it open, and appends what it is told, line by line. It says
// when a line has been handed to the operating system.
import { openSync, writeSync } from 'node:fs';

const file = openSync(process.argv[2] ?? '', 'a');
process.on('message', (line) => {
  writeSync(file, `${line}\n`);
  process.send?.('written');
});
process.send?.('open');
