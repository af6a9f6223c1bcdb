import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

export interface Rules {
  only?: string[];
  without?: string[];
}

/** Serious and critical findings of axe, each with the first place where it is. */
export async function accessibilityFindings(where: Page | Frame, { only, without = [] }: Rules = {}): Promise<string[]> {
  // As a string: the content policy of the console lets no script in, and neither should a test need one.
  if (await where.evaluate(`!('axe' in window)`)) await where.evaluate(`(() => { ${axe.source}; })()`);
  const options = { resultTypes: ['violations'], rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])), ...(only && { runOnly: only }) };
  const { violations } = (await where.evaluate(`axe.run(document, ${JSON.stringify(options)})`)) as axe.AxeResults;
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.length}×, ${nodes[0].target.join(' ')}: ${nodes[0].failureSummary})`);
}
