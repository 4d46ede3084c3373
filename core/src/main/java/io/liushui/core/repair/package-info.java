/** Cases of payments in technical trouble, decided by operators. */
package io.liushui.core.repair;
