INSERT INTO bare_bill (id, memberId, orgId, month, dueOn, dueFen, paidFen, status, fixingId, reliefId, paidAt, createdAt)
SELECT CONCAT('01BILL', SUBSTR(m.id, 7)), m.id, m.orgId, ?, '2026-11-20', f.monthlyFen, 0, 'unpaid', f.id, NULL, NULL, NOW(3)
FROM member m
JOIN (SELECT memberId, MAX(precedence) AS precedence FROM dues_fixing WHERE currentKey IS NOT NULL AND fromMonth <= ? GROUP BY memberId) l ON l.memberId = m.id
JOIN dues_fixing f ON f.currentKey = CONCAT(l.memberId, ':', l.precedence)
WHERE m.status = 'active'
