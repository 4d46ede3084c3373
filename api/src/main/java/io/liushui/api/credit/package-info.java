/** {@code /v1/credit_lines}: what payers may owe, and their statements. */
package io.liushui.api.credit;
