INSERT INTO bare_ranking (month, orgId, orgName, parentName, orgPath, orgClass, heads, entries, totalCenti, earners, spread,
                          perHeadCenti, small, bandCenti, place, sharedBy, totalPlace, position, mergedIds)
SELECT ?, s.*, 0, 0,
       RANK() OVER (PARTITION BY orgClass ORDER BY perHeadCenti DESC),
       COUNT(*) OVER (PARTITION BY orgClass, perHeadCenti),
       RANK() OVER (PARTITION BY orgClass ORDER BY totalCenti DESC),
       ROW_NUMBER() OVER (PARTITION BY orgClass ORDER BY perHeadCenti DESC, id),
       '[]'
FROM (
  SELECT o.id, o.shortName, p.shortName AS parentName, o.path, o.orgClass, h.heads, e.entries, e.totalCenti, e.earners,
         ROUND((e.squares - e.totalCenti * e.totalCenti / h.heads) / 100) AS spread, ROUND(e.totalCenti / h.heads) AS perHeadCenti
  FROM org o
  JOIN org p ON p.id = o.parentId
  JOIN (SELECT orgId, COUNT(*) AS heads FROM member WHERE status = 'active' GROUP BY orgId) h ON h.orgId = o.id
  JOIN (
    SELECT orgId, SUM(n) AS entries, SUM(total) AS totalCenti, COUNT(memberId) AS earners, SUM(total * total) AS squares
    FROM (SELECT orgId, memberId, COUNT(*) AS n, SUM(deltaCenti) AS total FROM point_entry WHERE month = ? GROUP BY orgId, memberId) m
    GROUP BY orgId
  ) e ON e.orgId = o.id
) s
