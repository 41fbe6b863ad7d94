-- a
with x as (select 'a;''b' as "c""", `d` /* ; */ from t)
select * from x where y = E'\\' ; -- end
