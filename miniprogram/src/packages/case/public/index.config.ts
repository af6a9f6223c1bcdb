export default definePageConfig({ navigationBarTitleText: '案例', enableShareAppMessage: true });
