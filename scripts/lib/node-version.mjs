/** Ends with one line when this Node is too old for the dependencies. */
export function requireNode(major = 20, minor = 19) {
  const [haveMajor, haveMinor] = process.versions.node.split('.').map(Number);
  if (haveMajor > major || (haveMajor === major && haveMinor >= minor)) return;
  process.stderr.write(`需要 Node.js ${major}.${minor} 或更高版本，当前是 ${process.versions.node}。\n`);
  process.exit(1);
}
