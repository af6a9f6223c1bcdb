import path from 'node:path';
import ts from 'typescript';

/**
 * Reads every `endpoint<{…}>('GET', '/api/…')` of the contract from its source: method, path, comment,
 * and the texts of its params, query, body and reply types.
 */
export function readEndpoints(directory, files) {
  return files.flatMap((file) => endpointsOf(path.join(directory, file)));
}

function endpointsOf(file) {
  const program = ts.createSourceFile(file, ts.sys.readFile(file), ts.ScriptTarget.ES2022, true);
  const found = [];
  const visit = (node) => {
    if (ts.isPropertyAssignment(node) && isEndpointCall(node.initializer)) found.push(describe(node, program, file));
    ts.forEachChild(node, visit);
  };
  visit(program);
  return found;
}

const isEndpointCall = (node) => ts.isCallExpression(node) && node.expression.getText() === 'endpoint';

function describe(property, source, file) {
  const call = property.initializer;
  const [method, route] = call.arguments.map((a) => a.text);
  const shape = Object.fromEntries((call.typeArguments?.[0]?.members ?? []).map((m) => [m.name.getText(), m.type.getText()]));
  return {
    method: method.toLowerCase(),
    path: route,
    tag: path.basename(file, '.ts'),
    operationId: `${path.basename(file, '.ts')}.${property.name.getText()}`,
    description: commentOf(property, source),
    shape,
  };
}

function commentOf(node, source) {
  const ranges = ts.getLeadingCommentRanges(source.text, node.pos) ?? [];
  return ranges
    .filter((r) => source.text.startsWith('/**', r.pos))
    .map((r) => source.text.slice(r.pos + 3, r.end - 2).replace(/^\s*\* ?/gm, '').trim())
    .join('\n');
}
