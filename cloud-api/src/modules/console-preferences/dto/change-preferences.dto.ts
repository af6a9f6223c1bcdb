import type { ChangePreferencesBody, ConsoleAppearance, TableColumns } from '@xianfeng/shared-types';
import { ArrayMinSize } from 'class-validator';
import { BoolField, ObjectField, Optional, PatternField, TextListField } from '../../../platform/http';

export class AppearanceDto implements ConsoleAppearance {
  @BoolField('深色') dark: boolean;
  @BoolField('紧凑行距') compact: boolean;
}

export class TableColumnsDto implements TableColumns {
  @PatternField('表格', /^[a-z-]{1,32}$/, '名称不正确，请刷新页面后再试') table: string;
  @TextListField('显示的列', 40, 32)
  @ArrayMinSize(1, { message: '请至少显示一列' })
  shown: string[];
}

export class ChangePreferencesDto implements ChangePreferencesBody {
  @Optional() @ObjectField('外观', () => AppearanceDto) appearance?: AppearanceDto;
  @Optional() @ObjectField('显示的列', () => TableColumnsDto) table?: TableColumnsDto;
}
