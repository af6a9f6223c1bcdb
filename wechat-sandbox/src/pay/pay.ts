import type { FastifyInstance } from 'fastify';
import type { SandboxClock } from '../core/clock';
import type { Personas } from '../core/personas';
import type { SandboxState } from '../core/state';
import type { SandboxOptions } from '../options';
import { registerPayApis } from './api';
import { AuthorizationCheck } from './authorization';
import { billApis } from './bill-api';
import { Bills } from './bills';
import { certificatesApi } from './certificates-api';
import { PayKeys } from './keys';
import { Notifier } from './notifier';
import { orderApis } from './order-api';
import { Orders } from './orders';
import { PayFaults } from './pay-faults';
import type { PayOptions } from './pay-options';
import { defaultSettings, type PaySettings } from './pay-settings';
import { PayStore } from './pay-store';
import { PendingWork } from './pending-work';
import { refundApis } from './refund-api';
import { Refunds } from './refunds';
import { PaySigner } from './signer';

/** WeChat Pay with one merchant. */
export class Pay {
  readonly options: PayOptions;
  readonly appid: string;
  readonly settings: PaySettings;
  readonly keys: PayKeys;
  readonly store: PayStore;
  readonly faults = new PayFaults();
  readonly work = new PendingWork();
  readonly signer: PaySigner;
  readonly authorization: AuthorizationCheck;
  readonly notifier: Notifier;
  readonly orders: Orders;
  readonly refunds: Refunds;
  readonly bills: Bills;

  constructor(
    sandbox: SandboxOptions,
    readonly clock: SandboxClock,
    private readonly personas: Personas,
    private readonly state: SandboxState,
  ) {
    const options = (this.options = sandbox.pay);
    this.appid = sandbox.appid;
    this.settings = defaultSettings(options);
    this.keys = new PayKeys(options);
    this.store = new PayStore(sandbox.stateFile && `${sandbox.stateFile}.pay`);
    const seconds = () => (this.settings.signatureClock === 'real' ? Math.floor(Date.now() / 1000) : clock.seconds());
    this.signer = new PaySigner(options.publicKeyId, this.settings, this.keys, seconds);
    this.authorization = new AuthorizationCheck(options, this.keys, seconds);
    this.notifier = new Notifier(options, this.settings, this.store, clock, this.signer, this.faults, this.work);
    this.orders = new Orders(this.store, clock, this.settings, this.faults, this.notifier, (openid) => this.changed(openid));
    this.refunds = new Refunds(this.store, clock, this.settings, this.faults, this.notifier, this.work, (openid) => this.changed(openid));
    this.bills = new Bills(this.store, clock);
    this.notifier.resume();
    this.refunds.resume();
  }

  knowsOpenid(openid: string): boolean {
    return this.personas.byOpenid(openid) !== undefined;
  }

  reset(): void {
    Object.assign(this.settings, defaultSettings(this.options));
    this.work.reset();
    this.notifier.reset();
    this.faults.reset();
    this.authorization.reset();
    this.bills.reset();
    this.store.reset();
  }

  close(): void {
    this.work.close();
    this.store.close();
  }

  /** The payer's phone shows it. */
  private changed(openid: string): void {
    const persona = this.personas.byOpenid(openid);
    if (persona) this.state.changed(persona.id);
  }
}

export function registerPay(app: FastifyInstance, pay: Pay): void {
  registerPayApis(app, pay, [...orderApis(pay), ...refundApis(pay), ...billApis(pay), certificatesApi(pay)]);
}
