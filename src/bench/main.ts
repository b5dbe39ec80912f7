import { benchLookup } from './lookup/bench';

/** `npm run bench -- lookup`: side by side with what a user would pick instead, all in one run. */
async function main([name]: readonly string[]): Promise<number> {
  switch (name) {
    case 'lookup':
      await benchLookup((line) => console.log(line));
      return 0;
    default:
      console.error('Which benchmark? There is: lookup');
      return 2;
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
