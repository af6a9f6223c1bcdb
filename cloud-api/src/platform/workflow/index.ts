export { StateMachine, type MachineDefinition, type Transition } from './state-machine';
