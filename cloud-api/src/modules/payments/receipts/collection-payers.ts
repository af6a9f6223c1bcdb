import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Id, type PayerKind, PAYMENT_METHOD_LABELS, type PaymentMethod } from '@xianfeng/shared-types';
import { chunk, placeholders, UnitOfWork } from '../../../database';
import { type CollectionPayer, CollectionQueries } from '../../books';

const IDS_PER_QUERY = 500;
const idOf = (source: string): Id => source.slice(source.indexOf(':') + 1);

interface Row {
  sourceId: Id;
  method: PaymentMethod;
  payerKind: PayerKind;
  payerName: string;
}

/** Tells 党费收缴明细表 who handed the money over, from the receipts. */
@Injectable()
export class CollectionPayers implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly sheets: CollectionQueries,
  ) {}

  onModuleInit(): void {
    this.sheets.tellPayers((sources) => this.of(sources));
  }

  private async of(sources: readonly string[]): Promise<Map<string, CollectionPayer>> {
    const payers = new Map<string, CollectionPayer>();
    for (const part of chunk(sources, IDS_PER_QUERY)) {
      const sql = `SELECT sourceId, method, payerKind, payerName FROM payment_receipt WHERE sourceId IN (${placeholders(part)})`;
      const rows = await this.uow.read((tx) => tx.select<Row>(sql, part.map(idOf)));
      for (const source of part) {
        const row = rows.find(({ sourceId }) => sourceId === idOf(source));
        if (row) payers.set(source, { payerName: row.payerKind === 'self' ? null : row.payerName, method: PAYMENT_METHOD_LABELS[row.method] });
      }
    }
    return payers;
  }
}
