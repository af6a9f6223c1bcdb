import type { IsoMonth } from '@xianfeng/shared-types';
import type { DuesItemRow } from './dues-item.entity';
import type { DuesItems } from './dues-items.service';
import type { DuesTerms, DuesTermsBook } from './dues-terms';

interface Rules {
  terms: DuesTerms;
  items: DuesItemRow[];
}

/** What amounts are counted by, each organisation's of a month read once: a list has thousands of members of a few branches. */
export class AmountRules {
  private readonly known = new Map<string, Promise<Rules>>();

  constructor(
    private readonly terms: DuesTermsBook,
    private readonly items: DuesItems,
  ) {}

  of(orgPath: string, month: IsoMonth): Promise<Rules> {
    const key = `${orgPath} ${month}`;
    const rules = this.known.get(key) ?? this.read(orgPath, month);
    this.known.set(key, rules);
    return rules;
  }

  private async read(orgPath: string, month: IsoMonth): Promise<Rules> {
    const [terms, items] = await Promise.all([this.terms.of(orgPath, month), this.items.inForce(orgPath, month)]);
    return { terms, items };
  }
}
