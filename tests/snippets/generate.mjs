// Snippets of the real core as JSON, for the tests in Python beside this file.
//
//   node tests/snippets/generate.mjs demo <catalog URL> <packages as JSON>
//   node tests/snippets/generate.mjs hostile <seed>
import { importCore } from '../../scripts/lib/bundle.mjs';

const [what, ...parameters] = process.argv.slice(2);
const { generate } = await importCore(
  `snippets-${what}`,
  `export * from './tests/snippets/${what}';`
);
process.stdout.write(JSON.stringify(await generate(...parameters)));
