fb(["baevdpscq","36b73e4e",
["lamp/start/hot","Too hot",["Lamp","Start"],"The lamp <Name> is too hot.","","E42"],
["lamp","Lamp",[]],
["lamp/start","Start",["Lamp"]]
])
