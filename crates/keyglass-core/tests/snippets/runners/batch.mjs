// Imports each file as a module of its own, the next one when all that the last had to do is done.
import { appendFileSync, writeFileSync } from 'node:fs';

const [results, ...files] = process.argv.slice(2);
writeFileSync(results, '');
let current;

process.on('beforeExit', () => {
  if (current) {
    appendFileSync(results, process.exitCode ? `${current}: code ${process.exitCode}\n` : '\n');
  }
  process.exitCode = 0;
  current = files.shift();
  if (current) {
    import(current).catch((error) => {
      console.error(error);
      process.exitCode = 1;
    });
  }
});
