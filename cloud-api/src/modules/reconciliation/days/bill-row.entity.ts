import { Entity, Index } from 'typeorm';
import { BoolColumn, DateColumn, IdColumn, IntColumn, TextColumn, TimeColumn } from '../../../database/columns';

/** A row of a day's trade bill, kept as WeChat gave it: bills can be fetched for three months only. */
@Entity('recon_bill_row')
@Index('uq_recon_bill_row', ['day', 'kind', 'number', 'wechatNumber'], { unique: true })
export class BillRow {
  @IdColumn() id: string;
  @DateColumn() day: string;
  @TextColumn(8) kind: 'payment' | 'refund';
  /** 商户订单号 or 商户退款单号. */
  @TextColumn(64) number: string;
  /** 微信支付订单号 or 微信支付退款单号. */
  @TextColumn(64) wechatNumber: string;
  @IntColumn() fen: number;
  /** Kept by WeChat; negative when given back. */
  @IntColumn() feeFen: number;
  @TimeColumn() at: Date;
  /** What the fund-flow bill says of this number, fees included; null when it says nothing. */
  @IntColumn({ nullable: true }) fundFen: number | null;
  /** Whether its fee is in the books. */
  @BoolColumn() feeBooked: boolean;
}
