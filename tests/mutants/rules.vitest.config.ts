import { defineConfig } from 'vitest/config'

/** The tests of pure rules, in Node: they need no Worker and no database. */
export default defineConfig({
  logLevel: 'error',
  test: {
    include: [
      'tests/analytics/*rules.test.ts',
      'tests/cart/rules.test.ts',
      'tests/checkout/rules.test.ts',
      'tests/delivery/{working-days,rules}.test.ts',
      'tests/engraving/rules.test.ts',
      'tests/mail/retry-rules.test.ts',
      'tests/orders/rules.test.ts',
      'tests/payments/next-step-rules.test.ts',
      'tests/platform/{money,sealing,calendar-date}.test.ts',
      'tests/ring-sizes/{scales,names}.test.ts',
    ],
  },
})
