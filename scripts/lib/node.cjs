// Loaded before all else (`node -r`) and written for the oldest Node, to which
// the scripts themselves are no JavaScript.
const OLDEST = 20;

if (Number(process.versions.node.split('.')[0]) < OLDEST) {
  console.error(
    '\n✗ Node ' +
      process.versions.node +
      ' is too old: Node ' +
      OLDEST +
      ' or newer is needed.'
  );
  process.exit(1);
}
