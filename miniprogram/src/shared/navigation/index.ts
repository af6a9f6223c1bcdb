export { go, goBack, openPath, replaceWith } from './go';
export { leaveSignIn, openSignIn } from './sign-in';
