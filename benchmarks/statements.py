"""The semester's report as somebody would write it by hand: one statement, for PostgreSQL."""

SEMESTER = """
WITH p AS MATERIALIZED (
  SELECT sp.id, sp.pupil_id, sp.school_id, sp.state, o.result, o.continues, o.stopped_on
    FROM support_plan sp
    JOIN school s ON s.id = sp.school_id
    LEFT JOIN outcome o ON o.plan_id = sp.id
   WHERE sp.school_year = %(year)s AND sp.period = %(period)s
     AND sp.submitted_on <= CURRENT_DATE AND sp.state <> 'inactive'
     AND (%(town)s::integer IS NULL OR s.municipality_id = %(town)s)
), logged AS MATERIALIZED (
  SELECT pa.measure_id, se.week, se.provider_id,
         sum(pa.units) FILTER (WHERE pa.mark = 'attended') AS used,
         sum(pa.units) FILTER (WHERE pa.mark IN
           ('absent_excused', 'absent_unexcused', 'refused')) AS unused,
         sum(pa.units) FILTER (WHERE pa.mark IN ('provider_absent', 'cancelled')) AS not_held
    FROM participation pa
    JOIN p ON p.id = pa.plan_id
    JOIN session se ON se.id = pa.session_id
   WHERE pa.is_live
   GROUP BY 1, 2, 3
), m AS MATERIALIZED (
  SELECT me.plan_id, p.pupil_id, me.subject, me.kind, me.provider_id, me.planned_units AS planned,
         least(coalesce(l.used, 0), me.planned_units) AS used,
         coalesce(l.unused, 0) AS unused, coalesce(l.not_held, 0) AS not_held
    FROM measure me
    JOIN p ON p.id = me.plan_id
    LEFT JOIN (SELECT measure_id, sum(used) AS used, sum(unused) AS unused,
                      sum(not_held) AS not_held FROM logged GROUP BY 1) l ON l.measure_id = me.id
), gate AS (
  SELECT sum(planned) AS planned, sum(used) AS used, sum(unused) AS unused,
         sum(not_held) AS not_held, sum(used) * 100 < 90 * sum(planned) AS is_below
    FROM m WHERE planned IS NOT NULL GROUP BY plan_id
)
SELECT json_build_object(
  'schools', (SELECT json_agg(row_to_json(r)) FROM (
     SELECT s.code, s.name, count(*) AS plans, count(DISTINCT p.pupil_id) AS pupils,
            count(*) FILTER (WHERE p.result = 'improved') AS improved,
            count(*) FILTER (WHERE p.result = 'none') AS none,
            count(*) FILTER (WHERE p.result = 'not_needed') AS not_needed,
            count(*) FILTER (WHERE p.continues) AS continues,
            count(*) FILTER (WHERE p.stopped_on IS NOT NULL OR p.state = 'suspended') AS stopped
       FROM p JOIN school s ON s.id = p.school_id GROUP BY s.id ORDER BY plans DESC, s.name) r),
  'pupils', (SELECT count(DISTINCT pupil_id) FROM p),
  'results', (SELECT json_object_agg(coalesce(result, '-'), n) FROM (
     SELECT result, count(*) AS n FROM (
       SELECT DISTINCT ON (pupil_id) pupil_id, result FROM p
        ORDER BY pupil_id, result IS NULL, id DESC) each GROUP BY result) r),
  'subjects', (SELECT json_object_agg(subject, n) FROM (
     SELECT subject, count(DISTINCT pupil_id) AS n FROM m
      WHERE subject IS NOT NULL GROUP BY 1) r),
  'kinds', (SELECT json_object_agg(kind, n) FROM (
     SELECT kind, count(DISTINCT pupil_id) AS n FROM m GROUP BY 1) r),
  'providers', (SELECT count(*) FROM (
     SELECT provider_id FROM m WHERE provider_id IS NOT NULL
      UNION SELECT provider_id FROM logged) r),
  'risks', (SELECT json_object_agg(risk_group, n) FROM (
     SELECT risk_group, count(DISTINCT plan_id) AS n
       FROM plan_risk JOIN p ON p.id = plan_id GROUP BY 1) r),
  'weeks', (SELECT json_agg(row_to_json(r)) FROM (
     SELECT week, sum(used) AS units FROM logged WHERE used > 0 GROUP BY 1 ORDER BY 1) r),
  'used', (SELECT sum(used) FROM gate),
  'planned', (SELECT sum(planned) FROM gate),
  'below_gate', (SELECT count(*) FILTER (WHERE is_below) FROM gate))
"""
