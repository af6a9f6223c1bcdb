import { DUES_ACCOUNTS, MONEY_ACCOUNTS } from '@xianfeng/shared-types';

/** Where money is held, for a select. */
export const MONEY_PLACES = MONEY_ACCOUNTS.map((value) => ({ value, label: DUES_ACCOUNTS[value].name }));
