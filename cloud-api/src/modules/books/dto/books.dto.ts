import {
  BOOKS_SHEETS, type BooksSheet, type DuesAccount, DUES_ACCOUNTS, type ExportBooksBody, type LedgerBookQuery, type SummaryQuery,
} from '@xianfeng/shared-types';
import { BoolField, DateField, IdField, MonthField, OneOfField, Optional, PageQueryDto, TextField } from '../../../platform/http';

const ACCOUNTS = Object.keys(DUES_ACCOUNTS);

export class BooksOverviewDto {
  @Optional() @IdField('组织') orgId?: string;
  @Optional() @MonthField('月份') month?: string;
}

export class LedgerBookDto extends PageQueryDto implements LedgerBookQuery {
  @IdField('组织') orgId: string;
  @DateField('起始日期') from: string;
  @DateField('截止日期') to: string;
  @Optional() @OneOfField('科目', ACCOUNTS) account?: DuesAccount;
}

export class SummaryQueryDto implements SummaryQuery {
  @IdField('组织') orgId: string;
  @MonthField('起始月份') from: string;
  @MonthField('截止月份') to: string;
  @Optional() @BoolField('包含下级组织') subtree?: boolean;
}

export class CollectionQueryDto {
  @IdField('党支部') orgId: string;
  @MonthField('月份') month: string;
}

export class ExportBooksDto implements ExportBooksBody {
  @OneOfField('表名', Object.keys(BOOKS_SHEETS)) sheet: BooksSheet;
  @OneOfField('文件格式', ['xlsx', 'pdf']) format: 'xlsx' | 'pdf';
  @IdField('组织') orgId: string;
  @DateField('起始日期') from: string;
  @DateField('截止日期') to: string;
  @Optional() @OneOfField('科目', ACCOUNTS) account?: DuesAccount;
  @Optional() @BoolField('包含下级组织') subtree?: boolean;
  @TextField('用途', 200, 2) reason: string;
}
