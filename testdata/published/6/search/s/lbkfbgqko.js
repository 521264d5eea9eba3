fb(["lbkfbgqko","cbb133c9",
["lamp/start/hot","Too hot","required",[["The lamp ","Name"," is too hot."]],["E42"],["Too hot"]]
])
